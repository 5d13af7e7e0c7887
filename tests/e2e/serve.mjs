/** A small server of a test's own: another origin, other headers, pages that are no files. */
import { createServer } from 'node:http';
import { extname } from 'node:path';

const TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/**
 * @param {(address: URL) => Promise<string | Buffer> | string | Buffer} find the body; what it cannot find it throws.
 *   What has no extension is a page.
 * @param {{host?: string, headers?: Record<string, string>}} [options] another name of the machine is another origin
 * @returns {Promise<{address: string, close: () => void}>}
 */
export async function serve(find, { host = '127.0.0.1', headers = {} } = {}) {
  const server = createServer(async (request, answer) => {
    const address = new URL(request.url, 'http://served/');
    try {
      const body = await find(address);
      const type = TYPES[extname(address.pathname) || '.html'] ?? 'text/plain';
      answer.writeHead(200, { ...headers, 'content-type': type }).end(body);
    } catch {
      answer.writeHead(404, headers).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  // A test that fails before it closes must not keep the others from ending.
  server.unref();
  return { address: `http://${host}:${server.address().port}/`, close: () => server.close() };
}
