/** Longest edge, in pixels, and so many bytes: a sign can still be read, and a village's network carries it in half a minute. */
const EDGES = [1600, 1280, 1024];
const QUALITIES = [0.82, 0.7, 0.55];
const ENOUGH = 300 * 1024;

/**
 * A photo drawn anew as a small JPEG, upright: what stood in the file beside the picture – place, time, device, thumbnail – does not
 * come along. Null for what is no picture that this browser can draw.
 */
export async function shrunk(file: Blob): Promise<Blob | null> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    // an image turns itself as its file says, in every browser the phone runs in; bitmaps do not
    if (
      !(await image.decode().then(
        () => true,
        () => false,
      )) ||
      image.naturalWidth === 0
    )
      return null;
    return await smallest(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function smallest(image: HTMLImageElement): Promise<Blob | null> {
  let last: Blob | null = null;
  for (const edge of EDGES) {
    const canvas = drawn(image, edge);
    for (const quality of QUALITIES) {
      last = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
      if (last === null || last.size <= ENOUGH) return last;
    }
  }
  return last;
}

function drawn(image: HTMLImageElement, edge: number): HTMLCanvasElement {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, edge / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const paper = canvas.getContext('2d') as CanvasRenderingContext2D;
  // what is transparent in a PNG would come out black
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
