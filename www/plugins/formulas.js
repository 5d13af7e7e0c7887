/**
 * Formulas written in TeX in a JSON file, imported as `….json?mathml`: name → MathML, made at build
 * time.
 */
import { readFileSync } from 'node:fs';
import { toMathml } from './equations.js';

const SUFFIX = '.json?mathml';

/** @returns {import('vite').Plugin} */
export function formulas() {
  return {
    name: 'seqscope-formulas',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -'?mathml'.length);
      this.addWatchFile(file);
      const tex = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
      const mathml = tex.map(([name, source]) => [name, toMathml(String(source))]);
      // Already a module: the name ends as one, so that JSON is not read into it.
      return {
        code: `export default ${JSON.stringify(Object.fromEntries(mathml))};`,
        moduleType: 'js',
      };
    },
  };
}
