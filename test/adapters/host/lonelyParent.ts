/** A parent for the orphan test: prints its child's process id, then leaves the child alone with a request. */
import { ModelHost } from '../../../src/adapters/host/ModelHost.ts';
import { siblingModule } from '../../../src/adapters/host/siblingModule.ts';

const host = new ModelHost({ name: 'test', moduleUrl: siblingModule(import.meta.url, 'testModel') });
host.start();
await host.ready(20_000);
void host.request(process.argv[2]!, { ms: 60_000 }, { timeoutMs: 60_000 });
setTimeout(() => console.log(host.status().pid), 50);
