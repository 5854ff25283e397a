import { z } from 'zod';

/** Kinds of thresholds; the name of each says its unit. */
export const ms = z.number().int().positive();
export const samples = z.number().int().min(1);
export const deg = z.number().positive().max(90);
export const luma = z.number().min(0).max(255);
/** A detector's score, 0 to 1. */
export const score = z.number().min(0).max(1);
