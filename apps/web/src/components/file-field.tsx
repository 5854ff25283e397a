import { useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface FileFieldProps {
  label: string;
  /** Types and ends of names, as the attribute takes them. */
  accept: string;
  /** Names of what is chosen; left out where files are taken at once. */
  chosen?: string | null;
  isMultiple?: boolean;
  isDisabled?: boolean;
  /** Opens the camera of a phone at once. */
  capture?: 'environment';
  /** Never empty. */
  onChoose: (files: File[]) => void;
}

/** A file from the device, in the language of the page: the browser's own words would be in the language of the browser. */
export function FileField({
  label,
  accept,
  chosen,
  isMultiple,
  isDisabled,
  capture,
  onChoose,
}: FileFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const told = chosen !== undefined;
  return (
    <div className="bk-field">
      <label className="bk-field__label" htmlFor={id}>
        {label}
      </label>
      <div className="bk-file" data-disabled={isDisabled || undefined}>
        <span className="bk-button bk-button--secondary" aria-hidden="true">
          {t(isMultiple ? 'common:file.chooseSeveral' : 'common:file.choose')}
        </span>
        {told ? (
          <span id={`${id}-chosen`} className="bk-file__name muted">
            {chosen ?? t('common:file.none')}
          </span>
        ) : null}
        <input
          id={id}
          className="bk-file__input"
          type="file"
          multiple={isMultiple}
          aria-describedby={told ? `${id}-chosen` : undefined}
          disabled={isDisabled}
          // So that the tip of the browser does not say it in another language.
          title={label}
          {...{ accept, capture }}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            // The same file may be chosen again after it was changed.
            event.target.value = '';
            if (files.length > 0) onChoose(files);
          }}
        />
      </div>
    </div>
  );
}
