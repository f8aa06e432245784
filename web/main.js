// @ts-check
import { keepMarks, keepPicture } from './answered.js';
import { Connection } from './connection.js';
import { byId } from './dom.js';
import { drawGround } from './ground.js';
import { addAnswerTime, drawHealth, showHealth } from './health.js';
import { startMemory } from './memory.js';
import { startNaming } from './naming.js';
import './chips.js';
import './overlay.js';
import { showPicture } from './picture.js';
import { state } from './state.js';
import { say, startTalk } from './talk.js';

const connection = new Connection();
const pill = byId('state');

/** @param {string} kind @param {string} text */
const tell = (kind, text) => {
  pill.dataset.state = kind;
  pill.textContent = text;
  byId('waiting').textContent = kind === 'live' ? 'waiting for the first picture' : text;
  byId('send').disabled = kind === 'lost';
};

let wasThere = false;

const watch = () => connection.watch(document.visibilityState === 'visible', state.view === 'live');
state.on(['view'], watch);
document.addEventListener('visibilitychange', watch);

connection.addEventListener('open', watch);
connection.addEventListener('lost', (event) => tell('lost', /** @type {CustomEvent} */ (event).detail.why));
connection.addEventListener('node', (event) => {
  const node = /** @type {CustomEvent} */ (event).detail;
  const missing = wasThere ? `${node.name} is gone` : `looking for ${node.name}`;
  wasThere ||= node.isThere;
  tell(node.isThere ? 'live' : wasThere ? 'gone' : 'waiting', node.isThere ? node.name : missing);
  state.set({ node });
});
connection.addEventListener('picture', (event) => {
  const picture = /** @type {CustomEvent} */ (event).detail;
  keepPicture(picture);
  void showPicture(picture);
});
connection.addEventListener('marks', (event) => {
  const marks = /** @type {CustomEvent} */ (event).detail;
  keepMarks(marks);
  state.set({ marks, moved: [] });
});
// Before the picture that it is of.
connection.addEventListener('moved', (event) =>
  state.set({ moved: /** @type {CustomEvent} */ (event).detail }),
);
connection.addEventListener('health', (event) => showHealth(/** @type {CustomEvent} */ (event).detail));

const tabs = [...document.querySelectorAll('[role=tab]')].filter((tab) => tab instanceof HTMLElement);

/** @param {HTMLElement} chosen */
const openTab = (chosen) => {
  for (const tab of tabs) {
    const isOpen = tab === chosen;
    tab.setAttribute('aria-selected', String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    byId(/** @type {string} */ (tab.getAttribute('aria-controls'))).hidden = !isOpen;
  }
  drawGround();
  drawHealth();
};
for (const [i, tab] of tabs.entries()) {
  tab.addEventListener('click', () => openTab(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const next = step && tabs[(i + step + tabs.length) % tabs.length];
    if (!next) return;
    openTab(next);
    next.focus();
  });
}

startTalk(connection, addAnswerTime);
startNaming(connection);
startMemory(connection, (words) => void say(words));
connection.open();
