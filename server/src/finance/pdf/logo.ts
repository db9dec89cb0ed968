type Logo = { data: Buffer; format: 'png' | 'jpg' }

// A PNG is unpacked in memory, four bytes a pixel.
const mostPixels = 16_000_000

/** The logo if it is a PNG or JPEG of a sensible size; anything else is left off the paper rather than failing it. */
export function printableLogo(bytes: Uint8Array): Logo | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.length > 24 && data.readUInt32BE(0) === 0x89504e47) {
    return data.readUInt32BE(16) * data.readUInt32BE(20) <= mostPixels ? { data, format: 'png' } : null
  }
  return data.length > 3 && data.readUIntBE(0, 3) === 0xffd8ff ? { data, format: 'jpg' } : null
}
