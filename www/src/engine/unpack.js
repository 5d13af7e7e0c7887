import { Decoder } from 'lzma1/lib/decoder.js';

/** The head of a `.lzma` file: how it was packed, the window, and the length of what is inside. */
const LENGTH_AT = 5;

/**
 * What the build packed, unpacked.
 * @param {Uint8Array} packed a file of the format `.lzma` that knows its length
 */
export function unpack(packed) {
  const head = new DataView(packed.buffer, packed.byteOffset);
  const bytes = new Uint8Array(head.getUint32(LENGTH_AT, true));
  let read = 0;
  let written = 0;
  new Decoder().decompress(
    { readByte: () => packed[read++] ?? -1 },
    {
      writeBytes(buffer, offset, length) {
        bytes.set(buffer.subarray(offset, offset + length), written);
        written += length;
      },
    },
  );
  return bytes;
}
