import { forget, readQuery, say } from './config';

/** Says one thing to itself, by which a test knows that the page before has left the log. */
const type = readQuery().get('type');

forget();
window.postMessage({ type });
say('said it');
