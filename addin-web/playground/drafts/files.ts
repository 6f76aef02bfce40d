/** Files for the sample drafts, made in the page so that nothing needs to be downloaded. */

/** Bytes that no compression shortens and that are the same at every start. */
export function noise(octets: number, seed: number): Blob {
  const words = new Uint32Array(octets / 4);
  let state = seed;
  for (let index = 0; index < words.length; index += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[index] = state;
  }
  return new Blob([words], { type: 'application/octet-stream' });
}

/** A small PDF with one line of text. */
export function pdf(line: string): Blob {
  const content = `BT /F1 18 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  text += `xref\n0 ${count}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Blob([text], { type: 'application/pdf' });
}

/** A drawn bar chart, 480 by 220 pixels. */
export function chart(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 220;
  const drawing = canvas.getContext('2d');
  if (drawing !== null) {
    drawing.fillStyle = '#f5f9fe';
    drawing.fillRect(0, 0, 480, 220);
    const bars = [62, 84, 71, 110, 96, 138, 152];
    bars.forEach((height, index) => {
      drawing.fillStyle = index === bars.length - 1 ? '#c4314b' : '#0f6cbd';
      drawing.fillRect(36 + index * 60, 190 - height, 38, height);
    });
    drawing.fillStyle = '#616161';
    drawing.fillRect(24, 190, 432, 2);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The chart cannot be drawn.')) : resolve(blob)),
      'image/png',
    );
  });
}
