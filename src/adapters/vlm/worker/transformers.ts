/** The one import of transformers.js, with everything shut that could reach the network or write outside. */
import * as transformers from '@huggingface/transformers';

const { env, LogLevel } = transformers;

// Downloads are ours (files/downloadModel.ts), by the card's hashes; what is loaded lies in a checked folder.
env.allowRemoteModels = false;
env.allowLocalModels = true;
env.useFSCache = false;
env.useBrowserCache = false;
env.useWasmCache = false;
env.fetch = async (input) => {
  throw new Error(
    `a request for ${String(input).slice(0, 200)} was stopped: models are loaded from their folder only`,
  );
};
env.logLevel = LogLevel.ERROR;

export { transformers };
