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

const HEADER_BYTES = 16;

/**
 * @typedef {{ kind: 'camera' | 'marked', stamp: number, width: number, height: number, jpeg: Blob }} Picture width and height: of
 *   the picture that marks speak of; 0: as the JPEG
 */

/** As src/web/live/pictureFrame.ts makes it. @param {ArrayBuffer} data @returns {Picture} */
const readPicture = (data) => {
  const head = new DataView(data, 0, HEADER_BYTES);
  return {
    stamp: head.getFloat64(0, true),
    width: head.getUint16(8, true),
    height: head.getUint16(10, true),
    kind: head.getUint32(12, true) === 1 ? 'camera' : 'marked',
    jpeg: new Blob([new Uint8Array(data, HEADER_BYTES)], { type: 'image/jpeg' }),
  };
};

export class Connection extends EventTarget {
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {Map<number, (answer: any) => void>} */
  #waiting = new Map();
  #next = 1;
  #tries = 0;
  #watching = { watch: false, live: false };

  open() {
    const known = token();
    const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;
    const socket = new WebSocket(address, ['spatial-llava', ...(known ? [`token.${known}`] : [])]);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#tries = 0;
      this.#tell('open');
      this.#say(this.#watching);
    });
    socket.addEventListener('message', ({ data }) => this.#heard(data));
    socket.addEventListener('close', () => void this.#closed());
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /**
   * Whether this page looks at pictures, and at the camera's own: hidden ones cost nothing.
   * @param {boolean} on @param {boolean} live
   */
  watch(on, live) {
    this.#watching = { watch: on, live };
    this.#say(this.#watching);
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
    if (typeof data !== 'string') return this.#tell('picture', readPicture(data));
    const message = JSON.parse(data);
    if (message.answer) {
      this.#waiting.get(message.answer.id)?.(message.answer);
      this.#waiting.delete(message.answer.id);
    }
    for (const kind of ['node', 'marks', 'moved', 'health'])
      if (message[kind]) this.#tell(kind, message[kind]);
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
