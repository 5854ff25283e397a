import type { PolicyProblem, RulesPolicyDetail } from '@bakylau/contracts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failure } from '../../components/failure';
import { api } from '../../core/api-client';
import { showToast } from '../../core/toasts';
import { Button, Card, Notice, TextField } from '../../design';
import { useAction } from '../../hooks/use-action';

export interface PolicyEditorProps {
  from: RulesPolicyDetail;
  onClose: () => void;
}

/** The text of the next version. The service reads it; every problem comes with its line. */
export function PolicyEditor({ from, onClose }: PolicyEditorProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [yaml, setYaml] = useState(() => beginning(from));
  const [problems, setProblems] = useState<readonly PolicyProblem[] | null>(null);
  const check = useAction(
    useCallback(async () => {
      setProblems((await api.call('checkRulesPolicy', { body: { yaml } })).problems);
    }, [yaml]),
  );
  const save = useAction(
    useCallback(async () => {
      const checked = await api.call('checkRulesPolicy', { body: { yaml } });
      setProblems(checked.problems);
      if (checked.problems.length > 0) return;
      const { id } = await api.call('createRulesPolicy', { body: { yaml } });
      showToast(t('policies:saved'), 'success');
      onClose();
      await navigate(`/policies/${id}`);
    }, [yaml, navigate, onClose, t]),
  );
  const error = save.error ?? check.error;
  return (
    <Card title={t('policies:newVersion')} className="bk-policy-editor">
      <TextField
        label={t('policies:text')}
        description={t('policies:editHint')}
        multiline
        rows={22}
        value={yaml}
        onChange={(text) => {
          setYaml(text);
          setProblems(null);
        }}
        spellCheck="false"
        autoFocus
      />
      {problems && problems.length > 0 ? (
        <Notice tone="danger" role="alert" title={t('policies:problems', { count: problems.length })}>
          <ul className="bullet-list">
            {problems.map(({ line, path, problem, code, details }) => (
              <li key={`${line} ${path} ${problem}`}>
                {t('policies:problemAt', { line })} <code>{path}</code>{' '}
                {t(`policies:problem.${code}`, details)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : problems ? (
        <Notice tone="success" role="status">
          {t('policies:noProblems')}
        </Notice>
      ) : null}
      {error ? <Failure error={error} onRetry={() => void check.run()} /> : null}
      <div className="row">
        <Button onPress={onClose}>{t('common:action.cancel')}</Button>
        <Button isPending={check.pending} onPress={() => void check.run()}>
          {t('policies:check')}
        </Button>
        <Button tone="primary" isPending={save.pending} onPress={() => void save.run()}>
          {t('policies:save')}
        </Button>
      </div>
    </Card>
  );
}

/** The text with the number of the next version; what came with the service goes on under a name of its own. */
function beginning({ yaml, builtIn, version }: RulesPolicyDetail): string {
  if (!builtIn) return yaml.replace(/^version: .*$/m, `version: ${version + 1}`);
  return yaml.replace(/^name: (.*)$/m, 'name: $1-own').replace(/^version: .*$/m, 'version: 1');
}
