package com.moviemind.worker.money;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What calls cost, and how much may be spent where no operator says otherwise. Caps are in
 * micro-dollars; absent: no cap.
 *
 * @param prices by the name of the price list
 * @param installationDay cap of a day (UTC), of all tenants together
 * @param installationMonth cap of a calendar month (UTC), of all tenants together
 * @param tenantDay cap of a day (UTC), of each tenant that has no budget of its own
 * @param tenantMonth cap of a calendar month (UTC), of each tenant that has no budget of its own
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.money", ignoreUnknownFields = false)
public record MoneyProperties(
    @DefaultValue Map<String, @Valid PriceList> prices,
    @Nullable @Min(0) Long installationDay,
    @Nullable @Min(0) Long installationMonth,
    @Nullable @Min(0) Long tenantDay,
    @Nullable @Min(0) Long tenantMonth) {}
