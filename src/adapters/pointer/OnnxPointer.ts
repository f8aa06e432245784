import type { PointerInput, PointerModel } from '../../core/pointer/PointerModel.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { siblingModule } from '../host/siblingModule.ts';
import { OnnxModel, type OnnxModelOptions } from '../onnx/OnnxModel.ts';
import type { LoadedPointer } from './loadPointerCard.ts';

/** A PointerModel port over an ONNX file, in a child process. */
export class OnnxPointer extends OnnxModel implements PointerModel {
  readonly name: string;
  readonly width: number;

  constructor(options: OnnxModelOptions<LoadedPointer>) {
    super('pointer', siblingModule(import.meta.url, 'pointerModel'), {
      threads: 1,
      ...options,
      modelsFolder: options.card.folder,
    });
    this.name = options.card.name;
    this.width = options.card.width;
  }

  async point(input: PointerInput, signal?: AbortSignal): Promise<Result<Float32Array>> {
    const answer = await this.ask('point', input, signal);
    if (!answer.ok) return answer;
    const scores = answer.value;
    const isWhole =
      scores instanceof Float32Array &&
      scores.length === input.markCount + 1 &&
      scores.every(Number.isFinite);
    if (isWhole) return ok(scores);
    return fail(
      'MODEL_BAD_ANSWER',
      `${this.name} gave no usable scores for ${input.markCount} marks and none`,
    );
  }
}
