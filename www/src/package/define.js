/**
 * `seqscope/define`: the tags work. An instrument's code comes when its tag is first met in the
 * document; for those inside other shadow roots there are `watch(root)` and `define(name)`.
 */
import { watch } from './index.js';

export * from './index.js';

if (globalThis.document) watch(document);
