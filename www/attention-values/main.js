import { openPage } from '../src/lab/page.js';

openPage('attention-values');
