import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { LoginThrottleService } from './login-throttle.service';
import { PasswordService } from './password.service';
import { SessionGuard } from './session.guard';
import { SessionSweeper } from './session-sweeper';
import { WebSessionService } from './web-session.service';

@Module({
  controllers: [AuthController],
  providers: [
    AuthService,
    LoginThrottleService,
    PasswordService,
    WebSessionService,
    SessionSweeper,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [PasswordService],
})
export class AuthModule {}
