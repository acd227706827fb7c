/** The kernel that finds windows of bytes, compiled from windowKernel.wat. */
import { Buffer } from 'node:buffer';

/** What `npx wat2wasm` makes of windowKernel.wat; a contract test compares them. */
export const kernelBytes =
  'AGFzbQEAAAABBwFgAn9/AX8DAgEABQMBAAIHEQIGbWVtb3J5AgAEbmV4dAAACrUDAbIDAgJ/E3tBD/0PIQRBAP0ABAAhC0EA/QAEECEMQQD9AAQgIQ1BAP0ABDAhDkEA/QAEQCEPQQD9AARQIRBBAP0ABGAhEUEA/QAEcCESQQD9AASAASETQQD9AASQASEUQQD9AASgASEVQQD9AASwASEWA0AgACABTwRAIAEPCyAA/QAEACEFIAD9AAQBIQcgAP0ABAIhCSAFQQT9jQEgBP1OIQYgB0EE/Y0BIAT9TiEIIAlBBP2NASAE/U4hCiAFIAT9TiEFIAcgBP1OIQcgCSAE/U4hCSALIAX9DiAMIAb9Dv1OIA0gB/0OIA4gCP0O/U79TiAPIAn9DiAQIAr9Dv1O/U4gESAF/Q4gEiAG/Q79TiATIAf9DiAUIAj9Dv1O/U4gFSAJ/Q4gFiAK/Q79Tv1O/VAhBSAF/VMEQCAF/QwAAAAAAAAAAAAAAAAAAAAA/SP9ZEH//wNzIQIDQCAAIAJoaigCACEDIANBsfPd8XlsQRJ2LQCACCADQf///wdxQbHz3fF5bEESdi0AgAhyBEAgACACaGoPCyACIAJBAWtxIQIgAg0ACwsgAEEQaiEADAALAAs=';

/** Where in the memory of the kernel its tables are, and the text that it searches. */
export const places = { halves: 0, known: 1024, text: 32_768 } as const;

/** So many bytes behind a text are read with it. */
export const readBehind = 19;

export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** The first place from one on where a window may begin, or `end`, or a place behind it. */
  readonly next: (from: number, end: number) => number;
}

/** What is used of WebAssembly, which the types of Node leave out. */
interface WebAssemblyOfNode {
  readonly validate: (bytes: Uint8Array) => boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}
declare const WebAssembly: WebAssemblyOfNode;

/** Whether this Node can run the kernel; without a compiler (`--jitless`) it has no WebAssembly at all. */
export function hasKernel(): boolean {
  const { WebAssembly: own } = globalThis as { readonly WebAssembly?: WebAssemblyOfNode };
  return own?.validate(Buffer.from(kernelBytes, 'base64')) === true;
}

/** A kernel with a memory of its own. */
export function createKernel(): Kernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(kernelBytes, 'base64')));
  // It is what the text of the kernel exports.
  return exports as Kernel;
}
