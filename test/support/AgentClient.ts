import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// Answers are whatever the tool says; tests look into them.
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of any tool
type Structured = any;

/** `npm run mcp` with the protocol's own client before it, as an agent's host has it. */
export class AgentClient {
  readonly client = new Client({ name: 'test', version: '1.0.0' });
  readonly #transport: StdioClientTransport;
  /** What did not belong on stdout, or broke the protocol. */
  readonly errors: Error[] = [];

  constructor(args: readonly string[] = []) {
    this.#transport = new StdioClientTransport({
      command: process.execPath,
      args: ['scripts/mcp.mjs', ...args],
      cwd: ROOT,
      env: rosEnvironment() as Record<string, string>,
      stderr: 'ignore',
    });
    this.client.onerror = (error) => this.errors.push(error);
  }

  async start(): Promise<this> {
    await this.client.connect(this.#transport);
    // The client validates answers by the schemas that it has listed.
    await this.client.listTools();
    return this;
  }

  async call(name: string, given: unknown = {}, signal?: AbortSignal) {
    const result = await this.client.callTool(
      { name, arguments: given as Record<string, unknown> },
      { timeout: 60_000, ...(signal && { signal }) },
    );
    const content = result.content as readonly { readonly type: string; readonly [key: string]: unknown }[];
    return { structured: result.structuredContent as Structured, content, isError: result.isError === true };
  }

  get pid(): number {
    return this.#transport.pid!;
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
