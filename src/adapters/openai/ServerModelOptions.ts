/** A model server that speaks the OpenAI chat protocol: vLLM, llama.cpp, Ollama, TGI, SGLang and the like. */
export interface ServerModelOptions {
  /** `http://host:port/v1`. The only place that is ever contacted. */
  readonly baseUrl: string;
  readonly model: string;
  /** For one answer, tries and pauses included. */
  readonly timeoutMs: number;
  /** Further tries after 408, 409, 429, 5xx or a lost connection. */
  readonly maxRetries: number;
  /** Name of the environment variable that holds the key; its value is read at each request and never logged. */
  readonly apiKeyEnv: string;
  /**
   * How the server is held to the drawn marks. `json_schema`: by response_format, which every current server knows.
   * `vllm_choice`: by vLLM's own choice constraint, over the complete JSON answers; it decodes no reason.
   */
  readonly constraint: 'json_schema' | 'vllm_choice';
  /** 1..100. */
  readonly jpegQuality: number;
  /** A longer answer body is cut off and refused. */
  readonly maxResponseBytes: number;
}

export const DEFAULT_SERVER_OPTIONS: Omit<ServerModelOptions, 'baseUrl' | 'model'> = {
  timeoutMs: 10_000,
  maxRetries: 2,
  apiKeyEnv: 'OPENAI_API_KEY',
  constraint: 'json_schema',
  jpegQuality: 90,
  maxResponseBytes: 256 * 1024,
};
