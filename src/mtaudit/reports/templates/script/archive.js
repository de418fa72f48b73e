/* A ZIP archive of texts, without compression: what several files are saved as. */

const CRC_OF_BYTE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

function checksum(bytes) {
  let sum = -1;
  for (const byte of bytes) sum = CRC_OF_BYTE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/* Return the parts of an archive that holds files, each given by its name and its text. */
function archive(files) {
  const parts = [];
  const entries = [];
  let at = 0;
  const record = (signature, ...fields) => {
    const bytes = new DataView(new ArrayBuffer(4 + fields.reduce((sum, [size]) => sum + size, 0)));
    bytes.setUint32(0, signature, true);
    let place = 4;
    for (const [size, value] of fields) {
      if (size === 2) bytes.setUint16(place, value, true);
      else bytes.setUint32(place, value, true);
      place += size;
    }
    return new Uint8Array(bytes.buffer);
  };
  const add = (list, ...pieces) => {
    list.push(...pieces);
    return pieces.reduce((sum, piece) => sum + piece.length, 0);
  };
  for (const [name, text] of files) {
    const [written, bytes] = [name, text].map((one) => new TextEncoder().encode(one));
    // Version 2.0; names in UTF-8; stored; midnight of 1 January 1980, for no clock is asked.
    const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, checksum(bytes)],
      [4, bytes.length], [4, bytes.length], [2, written.length], [2, 0]];
    const rest = [[2, 0], [2, 0], [2, 0], [4, 0], [4, at]];
    add(entries, record(0x02014b50, [2, 20], ...common, ...rest), written);
    at += add(parts, record(0x04034b50, ...common), written, bytes);
  }
  const size = add([], ...entries);
  const count = [2, files.length];
  const end = record(0x06054b50, [2, 0], [2, 0], count, count, [4, size], [4, at], [2, 0]);
  return [...parts, ...entries, end];
}
