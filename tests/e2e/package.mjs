/** The package of every model on a page of its own: blank, and the module beside it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** Where the package is. */
export const folder = new URL('../../www/pkg-models/', import.meta.url);
const TYPES = { js: 'text/javascript', wasm: 'application/wasm' };

/** Serves it; answers the page's address and how to stop. */
export async function serve() {
  const server = createServer(async (request, answer) => {
    const name = request.url.slice(1);
    const type = TYPES[name.split('.').at(-1)] ?? 'text/html';
    try {
      const body = name
        ? await readFile(new URL(name, folder))
        : '<!doctype html><title>blank</title>';
      answer.writeHead(200, { 'content-type': type }).end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => server.close(),
  };
}
