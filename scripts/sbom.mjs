import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { componentsOf, licencesOf } from './setup/components.mjs';
import { projectRoot } from './setup/paths.mjs';
import { runMain, SetupError, say } from './setup/progress.mjs';

// npm run sbom [FILE]: what is shipped and downloaded, as CycloneDX with licences and hashes; ends with 1 when a licence is
// not one of those that docs/quality.md allows. Known vulnerabilities are asked for where the registry answers that.

await runMain(async () => {
  const file = resolve(process.argv[2] ?? join(projectRoot, 'out', 'sbom.cdx.json'));
  const { bill, refused } = componentsOf(projectRoot);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  for (const [licence, names] of licencesOf(bill))
    say(`${licence}: ${names.length} (${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''})`);
  say(`${bill.components.length} components in ${file}`);
  const audit = spawnSync('npm', ['audit', '--omit=dev', '--package-lock-only'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  const unanswered = /audit endpoint returned an error/.test(audit.stderr);
  if (unanswered) say('npm audit: this registry does not answer it, skipped');
  else {
    say(audit.stdout.trim());
    if (audit.status !== 0) process.exitCode = 1;
  }
  if (refused.length > 0) throw new SetupError(`licences that are not allowed: ${refused.join('; ')}`);
});
