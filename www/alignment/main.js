import { openPage } from '../src/lab/page.js';

openPage('alignment');
