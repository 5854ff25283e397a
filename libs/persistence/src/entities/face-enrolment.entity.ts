import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  OneToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { PersonalData } from '../schema/personal-data.decorator';
import { User } from './user.entity';

@Entity('face_enrolments')
@Check('descriptor IS NULL OR cardinality(descriptor) = 128')
@Check('(descriptor IS NULL) = (model_sha256 IS NULL)')
@PersonalData({
  category: 'biometric',
  holds: 'key of the enrolled face photo and the 128 numbers that a network took from it',
  erased:
    'with the person, or at the end of the retention period of enrolments, photo and descriptor together',
})
export class FaceEnrolment {
  @PrimaryColumn('uuid')
  userId: string;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: Relation<User>;

  /** Key of the photo in the object store. */
  @Column('text')
  photoKey: string;

  /** Null when the photo came in by an import and was not analysed yet. */
  @Column('float8', { array: true, nullable: true })
  descriptor: number[] | null;

  /** Network that gave the descriptor; descriptors of different networks cannot be compared. */
  @Column('text', { nullable: true })
  modelSha256: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
