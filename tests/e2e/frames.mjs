/** A frame as a course page has it. */
import { site } from './browser.mjs';

/** The address of a frame, as it stands in a page. */
export const frameOf = (query) => new URL(`embed/?${query}`, site).href.replaceAll('&', '&amp;');

/** A page that keeps what its frame says. */
export const parentPage = (query) => `<!doctype html><html><head><meta charset="utf-8"><title>Course</title></head>
<body style="margin:0"><script>
globalThis.heard = [];
addEventListener('message', ({ source, data }) => heard.push({ ...data, ours: source === frames[0] }));
</script><iframe title="Instrument" src="${frameOf(query)}" width="960" height="540"></iframe></body></html>`;
