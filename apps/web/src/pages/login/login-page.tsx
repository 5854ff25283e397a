import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { toApiError, type ApiError } from '../../core/api-error';
import { authStore, homePathOf, signIn } from '../../core/auth-store';
import { Button, Card, Notice, PageHeader, TextField } from '../../design';
import { useErrorText } from '../../hooks/use-error-text';
import { useStore } from '../../hooks/use-store';
import './login-page.css';
import { useWait } from './use-wait';

export function LoginPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const auth = useStore(authStore);
  const from = (useLocation().state as { from?: string } | null)?.from;
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [missing, setMissing] = useState(false);
  const [waitS, startWait] = useWait();

  if (auth.kind === 'signed-in') return <Navigate to={from ?? homePathOf(auth.me)} replace />;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (pending || waitS > 0) return;
    setMissing(!login.trim() || !password);
    if (!login.trim() || !password) return;
    setPending(true);
    setError(null);
    try {
      await signIn({ login: login.trim(), password });
    } catch (thrown) {
      const failure = toApiError(thrown);
      setError(failure);
      if (failure.retryAfterS) startWait(failure.retryAfterS);
      setPending(false);
    }
  }

  return (
    <div className="login">
      <PageHeader title={t('login:title')} lead={t('login:lead')} />
      {auth.kind === 'signed-out' && auth.expired && !error ? (
        <Notice tone="warning" role="status">
          {t('login:expired')}
        </Notice>
      ) : null}
      <Card>
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('login:login')}
            name="login"
            autoComplete="username"
            spellCheck="false"
            value={login}
            onChange={setLogin}
            error={missing && !login.trim() ? t('login:loginMissing') : null}
          />
          <TextField
            label={t('login:password')}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={missing && !password ? t('login:passwordMissing') : null}
          />
          {error ? (
            <Notice tone="danger" role="alert">
              {errorText(error)}
            </Notice>
          ) : null}
          {waitS > 0 ? <p className="muted numeric">{t('login:wait', { count: waitS })}</p> : null}
          <Button type="submit" tone="primary" isPending={pending} isDisabled={waitS > 0}>
            {pending ? t('login:pending') : t('login:submit')}
          </Button>
        </form>
      </Card>
      <p className="muted small">{t('login:help')}</p>
    </div>
  );
}
