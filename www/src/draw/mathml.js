/** Small pieces of MathML as text, for equations that are put together in the page. */

/** @param {string} name */
export const mi = (name) => `<mi>${name}</mi>`;
/** @param {string | number} number */
export const mn = (number) => `<mn>${number}</mn>`;
/** An operator that keeps its size. @param {string} sign */
export const mo = (sign) => `<mo stretchy="false">${sign}</mo>`;
/** @param {string} name @param {string | number} below */
export const sub = (name, below) => `<msub>${mi(name)}<mrow>${below}</mrow></msub>`;
