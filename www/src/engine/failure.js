/**
 * What goes wrong reaches the page in one form, whatever went wrong: a code that the messages
 * know, the setting to blame, arguments, and an English sentence for logs.
 */

/** @typedef {{code: string, path: string, message: string, args: Record<string, string>}} Failure */

/**
 * @param {string} code
 * @param {string} [message]
 * @param {Record<string, string>} [args]
 * @returns {Failure}
 */
export const failure = (code, message = code, args = {}) => ({ code, path: '', message, args });

/**
 * @param {unknown} error
 * @returns {Failure}
 */
export function toFailure(error) {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string') {
    const { code, path = '', message = code, args = {} } = /** @type {any} */ (error);
    return { code, path, message, args };
  }
  const message = error instanceof Error ? error.message : String(error);
  return failure('engine-failed', message, { detail: message });
}

/**
 * A trap leaves the instance of the module unusable: its stack and its locks are as they fell.
 * @param {unknown} error
 */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
