import { openPage } from '../src/lab/page.js';

openPage('encoder-decoder');
