import { type IncidentRuleId } from '@bakylau/contracts';
import { CAMERA_TEXTS } from './camera.texts';
import { BODY_TEXTS } from './body.texts';
import { CAMERA_SOURCE_TEXTS } from './camera-source.texts';
import { FACE_TEXTS } from './face.texts';
import { IDENTITY_TEXTS } from './identity.texts';
import { OBJECT_TEXTS } from './object.texts';
import { PAGE_TEXTS } from './page.texts';
import { type TextsOfRule } from './texts-of-rule';
import { SERVICE_TEXTS } from './service.texts';
import { SOUND_TEXTS } from './sound.texts';

/** Texts of every rule. They say what was measured and never what a person felt, wanted or paid attention to. */
export const RULE_TEXTS: Record<IncidentRuleId, TextsOfRule> = {
  ...FACE_TEXTS,
  ...IDENTITY_TEXTS,
  ...BODY_TEXTS,
  ...OBJECT_TEXTS,
  ...SOUND_TEXTS,
  ...CAMERA_TEXTS,
  ...CAMERA_SOURCE_TEXTS,
  ...PAGE_TEXTS,
  ...SERVICE_TEXTS,
};
