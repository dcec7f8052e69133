import mondaySdk from 'monday-sdk-js/src/index.js';
import { say } from '../config';

/** A monday.com app with the real SDK. */
mondaySdk()
  .get('sessionToken')
  .then(
    () => {
      say('has a token');
    },
    () => {
      say('was refused');
    },
  );
