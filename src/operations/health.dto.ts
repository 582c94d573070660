export class HealthDto {
  status!: 'up';
}
