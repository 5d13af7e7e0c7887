/** Every page under its own policy, sent as a header: nothing is refused, nothing asked of elsewhere. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launch, said, site, visibleText } from './browser.mjs';
import { addressOf, pages, shown } from './pages.mjs';

let context;
before(async () => {
  context = await launch();
});
after(() => context.close());

/** The policy that the built page carries. */
async function policyOf(path) {
  const html = await (await fetch(new URL(path, site))).text();
  const [, written] = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/) ?? [];
  return written?.replaceAll('&#39;', "'").replaceAll('&quot;', '"') ?? '';
}

/** The site behind a server of our own, which sends the policy with every file. */
async function behind(policy) {
  const server = createServer(async (request, answer) => {
    const given = await fetch(new URL(`.${request.url}`, site));
    answer.writeHead(given.status, {
      'content-type': given.headers.get('content-type') ?? 'application/octet-stream',
      'content-security-policy': policy,
    });
    answer.end(Buffer.from(await given.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    move: (address) => Object.assign(new URL(address), { host: `127.0.0.1:${server.address().port}` }).href,
    close: () => server.close(),
  };
}

const collect = () => {
  globalThis.refused = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    globalThis.refused.push(`${effectiveDirective} ${blockedURI} ${sample}`),
  );
};

test('the policy lets scripts of the site run, and no text become one', async () => {
  for (const { path } of pages) {
    const policy = await policyOf(path);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/, path);
    assert.match(policy, /default-src 'self'/, path);
    assert.doesNotMatch(policy, /https?:|\*/, path);
  }
});

for (const page of pages) {
  test(`/${page.path} breaks no rule of its policy`, async () => {
    const served = await behind(await policyOf(page.path));
    const tab = await context.newPage();
    const elsewhere = [];
    const address = served.move(addressOf(page));
    tab.on('request', (request) => {
      const url = request.url();
      if (!/^(data|blob):/.test(url) && new URL(url).origin !== new URL(address).origin) elsewhere.push(url);
    });
    const said = [];
    tab.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    await tab.addInitScript(collect);
    await tab.goto(address);
    await shown(tab, page);
    assert.deepEqual(await tab.evaluate(() => globalThis.refused), []);
    assert.deepEqual(elsewhere, []);
    assert.deepEqual(said, []);
    await tab.close();
    served.close();
  });
}

for (const [lang, words] of [
  ['fr', /calcul n’a pas pu démarrer/],
  ['en', /computation could not start/],
]) {
  test(`where the module may not be compiled, one sentence says so (${lang})`, async () => {
    const page = pages.find(({ path }) => path === 'rnn/');
    const strict = (await policyOf(page.path)).replace(" 'wasm-unsafe-eval'", '');
    const served = await behind(strict);
    const tab = await context.newPage();
    await tab.goto(served.move(addressOf(page, { lang })));
    await tab.waitForFunction(
      () => Object.keys(document.querySelector('seq-rnn')?.problems ?? {}).length > 0,
    );
    await said(tab, 'seq-rnn', words);
    const text = await visibleText(tab, 'seq-rnn');
    assert.equal(text.match(new RegExp(words, 'g')).length, 1, text);
    await tab.close();
    served.close();
  });
}
