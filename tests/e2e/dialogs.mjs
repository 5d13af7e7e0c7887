/** What the tests do in the dialogs of an instrument, and with the files that come out of them. */

/** Opens a dialog; answers how to reach what stands in it. */
export async function openDialog(page, name, dialog) {
  await page.evaluate(
    ([tag, which]) => document.querySelector(tag).openDialog(which),
    [`seq-${name}`, dialog],
  );
  return page.locator(`seq-${name} seq-${dialog}`);
}

/** Clicks what makes a file; answers its name and its bytes. */
export async function fileFrom(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** The points of a picture file, as the browser decodes it. */
export async function pointsOf(page, bytes) {
  const { width, height, base64 } = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let text = '';
      for (let i = 0; i < data.length; i += 8192) {
        text += String.fromCharCode(...data.subarray(i, i + 8192));
      }
      return { width: image.width, height: image.height, base64: btoa(text) };
    },
    addressOf(bytes, 'image/png'),
  );
  return { width, height, data: new Uint8ClampedArray(Buffer.from(base64, 'base64')) };
}

/** A picture file as what an image can show. */
export const addressOf = (bytes, type) => `data:${type};base64,${bytes.toString('base64')}`;

/**
 * The share of points that two pictures draw visibly differently, in the size of the first, and the
 * sizes of both. The browser compares: it has decoded them.
 */
export function compare(page, one, two) {
  return page.evaluate(
    async (addresses) => {
      const images = await Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return image;
        }),
      );
      const [{ width, height }] = images;
      const [a, b] = images.map((image) => {
        const context = new OffscreenCanvas(width, height).getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      });
      let different = 0;
      for (let i = 0; i < a.length; i += 4) {
        const apart = Math.max(...[0, 1, 2].map((c) => Math.abs(a[i + c] - b[i + c])));
        if (apart > 40) different += 1;
      }
      return {
        share: different / (width * height),
        sizes: images.map((image) => [image.width, image.height]),
      };
    },
    [one, two],
  );
}
