/** What we use of the engine: Tesseract's C++ API, compiled. The package brings no types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface Engine {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
    readonly TessBaseAPI: new () => Recognizer;
  }
  interface Recognizer {
    /** Languages as `eng+fra`, `mode` 1 for the neural network; 0 if it succeeded. */
    Init(dataPath: null, languages: string, mode: number): number;
    SetVariable(name: string, value: string): boolean;
    /** Takes the picture from the file `/input`, turned by an angle in radians; 0 if it succeeded. */
    SetImageFile(exif: number, angle: number): number;
    /** 0 if it succeeded. */
    Recognize(monitor: null): number;
    MeanTextConf(): number;
    GetTSVText(page: number): string;
  }
  function load(options: {
    print(text: string): void;
    printErr(text: string): void;
  }): Promise<Engine>;
  export { load as default, type Recognizer };
}

/** Of the language itself; TypeScript knows it only together with browsers. */
declare namespace WebAssembly {
  class Memory {
    readonly buffer: ArrayBuffer;
    /** By so many pages of 64 KiB; answers how many there were. */
    grow(pages: number): number;
  }
}
