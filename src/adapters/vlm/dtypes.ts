/** Number formats of weights and the suffix of their files, as transformers.js names them. */
export const DTYPE_SUFFIX = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  q4: '_q4',
  q4f16: '_q4f16',
} as const;

export type Dtype = keyof typeof DTYPE_SUFFIX;

/** One for the whole model, or one for each of its parts. */
export type DtypeChoice = Dtype | Readonly<Record<string, Dtype>>;

export const isDtype = (value: unknown): value is Dtype =>
  typeof value === 'string' && Object.hasOwn(DTYPE_SUFFIX, value);

export const dtypeOf = (choice: DtypeChoice, part: string): Dtype =>
  typeof choice === 'string' ? choice : (choice[part] ?? 'fp32');

/** `onnx/decoder_model_merged_q4.onnx` */
export const onnxFileOf = (part: string, choice: DtypeChoice): string =>
  `onnx/${part}${DTYPE_SUFFIX[dtypeOf(choice, part)]}.onnx`;
