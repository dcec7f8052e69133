import { startDemo } from './demo';

const demo = await startDemo();
console.log(`The demo's host page: ${demo.url()}`);
console.log('Its form has the faults. Ctrl+C ends it.');
process.once('SIGINT', () => {
  void demo.close();
});
