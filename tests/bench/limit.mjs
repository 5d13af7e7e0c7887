/**
 * What this machine's wasm can do at most: four-lane multiply-adds on registers, nothing loaded
 * or stored. Made and measured in the same run as the training, because machines differ and slow
 * down.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// Enough chains to hide the latency of an addition, few enough to stay in sixteen registers.
export const CHAINS = 12;
const LANES = 4;
export const PER_TURN = CHAINS * LANES;

function source() {
  const names = Array.from({ length: CHAINS }, (_, index) => `$s${index}`);
  const locals = names.map((name) => `(local ${name} v128)`).join(' ');
  const body = names
    .map(
      (name) =>
        `(local.set ${name} (f32x4.add (f32x4.mul (local.get ${name}) (local.get $a)) (local.get $b)))`,
    )
    .join('\n');
  const sum = names
    .map((name) => `(local.get ${name})`)
    .reduce((left, right) => `(f32x4.add ${left} ${right})`);
  return `(module (func (export "run") (param $n i32) (param $x f32) (result f32)
    (local $a v128) (local $b v128) ${locals}
    (local.set $a (f32x4.splat (local.get $x)))
    (local.set $b (f32x4.splat (f32.sub (f32.const 1) (local.get $x))))
    (loop $again
      ${body}
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (f32x4.extract_lane 0 ${sum})))`;
}

/** The module of the loop, as numbers that can be handed to a page. @returns {Promise<number[]>} */
export async function limitModule() {
  const { resolve } = createRequire(new URL('../../www/package.json', import.meta.url));
  const { default: binaryen } = await import(pathToFileURL(resolve('binaryen')).href);
  const module = binaryen.parseText(source());
  module.setFeatures(binaryen.Features.SIMD128);
  return [...module.emitBinary()];
}
