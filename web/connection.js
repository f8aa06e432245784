// @ts-check
// The one connection to the server: calls with answers, and what comes by itself.

const RETRY_MS = [500, 1000, 2000, 4000];
const TOKEN = 'spatial_llava_token';

/** The token stands behind the # of the address, is kept for this tab, and goes out of sight. */
const token = () => {
  if (location.hash.length > 1) {
    sessionStorage.setItem(TOKEN, decodeURIComponent(location.hash.slice(1)));
    history.replaceState(undefined, '', location.pathname);
  }
  return sessionStorage.getItem(TOKEN);
};

export class Connection extends EventTarget {
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {Map<number, (answer: any) => void>} */
  #waiting = new Map();
  #next = 1;
  #tries = 0;
  #watching = false;

  open() {
    const known = token();
    const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;
    const socket = new WebSocket(address, ['spatial-llava', ...(known ? [`token.${known}`] : [])]);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#tries = 0;
      this.#tell('open');
      this.watch(this.#watching);
    });
    socket.addEventListener('message', ({ data }) => this.#heard(data));
    socket.addEventListener('close', () => void this.#closed());
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Whether this page looks at the live picture: hidden ones cost nothing. @param {boolean} on */
  watch(on) {
    this.#watching = on;
    this.#say({ watch: on });
  }

  /**
   * Never rejects: without a connection the answer says so.
   * @param {string} call @param {object} args @param {(id: number) => void} [onId]
   * @returns {Promise<any>}
   */
  call(call, args, onId) {
    const id = this.#next++;
    if (!this.isOpen) return Promise.resolve(LOST);
    onId?.(id);
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#say({ id, call, args });
    });
  }

  /** @param {number} id */
  cancel(id) {
    this.#say({ cancel: id });
  }

  /** @param {object} message */
  #say(message) {
    if (this.isOpen) this.#socket?.send(JSON.stringify(message));
  }

  /** @param {string | ArrayBuffer} data */
  #heard(data) {
    if (typeof data !== 'string') {
      const stamp = new DataView(data).getFloat64(0, true);
      return this.#tell('picture', {
        stamp,
        jpeg: new Blob([new Uint8Array(data, 8)], { type: 'image/jpeg' }),
      });
    }
    const message = JSON.parse(data);
    if (message.answer) {
      this.#waiting.get(message.answer.id)?.(message.answer);
      this.#waiting.delete(message.answer.id);
    }
    for (const kind of ['node', 'marks', 'health']) if (message[kind]) this.#tell(kind, message[kind]);
  }

  async #closed() {
    for (const settle of this.#waiting.values()) settle(LOST);
    this.#waiting.clear();
    this.#tell('lost', { why: await this.#why() });
    setTimeout(() => this.open(), RETRY_MS[Math.min(this.#tries++, RETRY_MS.length - 1)]);
  }

  /** A browser does not say why it was refused: where the page is still served, it is the door. */
  async #why() {
    try {
      const { ok } = await fetch('/', { method: 'HEAD' });
      return ok && this.#tries > 0
        ? 'refused: open the address that was printed at the start'
        : 'reconnecting';
    } catch {
      return 'the page’s server is gone';
    }
  }

  /** @param {string} kind @param {object} [detail] */
  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}

const LOST = { status: 802, code: 'NODE_UNAVAILABLE', message: 'the connection to the robot is lost' };
