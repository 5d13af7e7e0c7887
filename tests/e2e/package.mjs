/** The package of every model on a page of its own: blank, and the module beside it. */
import { readFile } from 'node:fs/promises';
import { serve as serveFound } from './serve.mjs';

/** Where the package is. */
export const folder = new URL('../../www/pkg-models/', import.meta.url);

/** Serves it; answers the page's address and how to stop. */
export const serve = () =>
  serveFound(({ pathname }) =>
    pathname === '/' ? '<!doctype html><title>blank</title>' : readFile(new URL(`.${pathname}`, folder)),
  );
