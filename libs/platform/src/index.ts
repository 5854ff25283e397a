export { type AppName, type ProcessConfig, type RtcConfig, type ServiceConfig } from './config/config';
export { ConfigError } from './config/config.errors';
export { loadConfig } from './config/load-config';
export { AppError, type AppErrorOptions } from './errors/app-error';
