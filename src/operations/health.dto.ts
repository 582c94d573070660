export class HealthDto {
  status!: 'up';
}

export class ReadinessDto extends HealthDto {
  /** Whether changes are being carried out: `down` when jobs stand still somewhere. Everything else goes on meanwhile. */
  provisioning!: 'up' | 'down';
}
