/** What a model process needs of its parent's environment: where programs, libraries and folders are, and how to compute. */
const NEEDED = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TZ|LANG|LANGUAGE|LC_\w+|TERM|NO_COLOR)$/,
  /^XDG_(CACHE|CONFIG|DATA|RUNTIME)_(HOME|DIR)$/,
  /^(LD_LIBRARY_PATH|LD_PRELOAD)$/,
  // Node itself: certificates and coverage.
  /^NODE_(OPTIONS|PATH|EXTRA_CA_CERTS|V8_COVERAGE)$/,
  /^(MALLOC_\w+|GLIBC_TUNABLES)$/,
  // Threads of mathematics, and graphics cards.
  /^(OMP|ORT|KMP|MKL|OPENBLAS)_\w+$/,
  /^(CUDA|NVIDIA|CUDNN|TENSORRT|HIP|ROCR|HSA|VK)_\w+$/,
  /^SPATIAL_LLAVA_\w+$/,
];

/** How to reach the network; they may hold credentials, so only a process that downloads gets them. */
const PROXIES = [/^(https?|all|no)_proxy$/i];

/** Never handed on, whatever it begins with. */
const SECRET = /KEY|TOKEN|SECRET|PASS(WORD|WD)?$|CREDENTIAL/i;

/**
 * The environment of a model process: an allow-list, for a parent's environment holds keys, tokens and the names of
 * secrets that nobody has thought of, and a model's code is somebody else's.
 */
export const childEnvironment = (
  parent: Readonly<Record<string, string | undefined>>,
  { downloads = false }: { readonly downloads?: boolean } = {},
): Record<string, string> => {
  const allowed = downloads ? [...NEEDED, ...PROXIES] : NEEDED;
  const kept = Object.entries(parent).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && allowed.some((name) => name.test(entry[0])) && !SECRET.test(entry[0]),
  );
  return Object.fromEntries(kept);
};
