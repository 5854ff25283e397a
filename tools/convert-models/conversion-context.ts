import { type GraphValue, type OnnxGraphBuilder } from './onnx-graph.builder';
import { type StoredWeight } from '../../libs/vision/src/tfjs/stored-weight';
import { type TfjsNode } from '../../libs/vision/src/tfjs/tfjs-source';

/** What an operator's translation may look at. */
export interface ConversionContext {
  builder: OnnxGraphBuilder;
  /** The value a node gave; throws when the node is constant. */
  value(name: string): GraphValue;
  /** A weight as stored; throws when the name is not a constant of the file. */
  weight(name: string): StoredWeight;
  /** Numbers that do not depend on the picture: constants and everything computed from shapes. */
  numbers(name: string): number[];
  isConstant(name: string): boolean;
  /** Whether a constant holds whole numbers. */
  isWholeNumbers(name: string): boolean;
  /** Shape of this value when tfjs ran it. */
  shapeOf(name: string): number[];
  consumers(name: string): TfjsNode[];
}

/** Translates one node; nodes with several outputs give them in order. */
export type Translate = (node: TfjsNode, context: ConversionContext) => GraphValue | GraphValue[];
